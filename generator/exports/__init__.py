"""What a reader takes away: references in the formats of reference managers, citations in words, tags.

From a paper to text, for which pages use it; it knows nothing of pages. Only what is of the whole review,
such as the files of references, knows the site.
"""
