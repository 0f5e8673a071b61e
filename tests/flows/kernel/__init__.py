"""Kernels and claims."""
