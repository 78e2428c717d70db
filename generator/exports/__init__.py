"""What a reader takes away: references in the formats of reference managers, citations in words, tags.

A leaf like :mod:`generator.text`: from a paper to text. Pages may use it; it knows nothing of pages.
"""
