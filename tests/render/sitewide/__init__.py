"""Tests of pages and files about the whole site."""
