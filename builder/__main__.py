"""Run the command line as `python -m builder`."""

from builder.commands.main import main

main()
