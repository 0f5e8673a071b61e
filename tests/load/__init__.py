"""Tests of reading the knowledge base."""
