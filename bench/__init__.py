"""Measures of the generator on papers that people labelled, beside well-known methods in the same run."""
