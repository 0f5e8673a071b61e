"""Tests of this repository's own advice; what they promise is data of the editors, not of the program."""
