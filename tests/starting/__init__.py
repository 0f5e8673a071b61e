"""Tests of what begins a knowledge base, and what is in one."""
