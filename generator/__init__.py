"""Turn a folder of papers into a published literature review."""

__version__ = "0.1.0"
