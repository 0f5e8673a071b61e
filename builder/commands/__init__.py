"""The command line: one file a subcommand, named as it is typed; `main.py` is the group of all."""
