"""Ask git, which only ever reads here."""
