"""Structured abstracts: what they say without the headings of their sections."""

import pytest

from generator.text.sections import prose, without_closing_notice


@pytest.mark.parametrize(
    ("abstract", "said"),
    [
        pytest.param(
            "BACKGROUND: Kelp is cold. METHODS: We dived. RESULTS: It grew (p < 0.1). CONCLUSION: It lives.",
            "Kelp is cold. We dived. It grew (p < 0.1). It lives.",
            id="capitals and colons",
        ),
        pytest.param(
            "Objective: To count kelp. Main outcome measures: Kelp.", "To count kelp. Kelp.", id="colons"
        ),
        pytest.param("Aim We count kelp. Results There is some.", "We count kelp. There is some.", id="bare"),
        pytest.param("Ziel: Tang zählen. Ergebnisse: Er wächst.", "Tang zählen. Er wächst.", id="German"),
        pytest.param("Objetivo: Contar algas. Métodos: Buceo.", "Contar algas. Buceo.", id="Spanish"),
        pytest.param("Kelp grows. © 2018 Tide Press Ltd. All rights reserved.", "Kelp grows.", id="notice"),
        pytest.param("Kelp grows. © 2018 Tide Press Ltd", "Kelp grows.", id="notice without an end"),
        pytest.param("Copyright © 2018 Tide Press. Kelp grows.", "Kelp grows.", id="notice first"),
        pytest.param(
            "© 2021 by the authors. Licensee Tide, Basel, Switzerland. Kelp grows. It lives.",
            "Kelp grows. It lives.",
            id="notice of two sentences first",
        ),
        pytest.param("© 2021 Tide B.V. Kelp grows.", "Kelp grows.", id="notice first with initials"),
        pytest.param(
            "Kelp grows. © 2018 Tide Press. We also show that it lives.",
            "Kelp grows. We also show that it lives.",
            id="notice between sentences",
        ),
    ],
)
def test_headings_and_notices_are_left_out(abstract: str, said: str) -> None:
    assert " ".join(prose(abstract).split()) == said


@pytest.mark.parametrize(
    "notice",
    [
        "(C) 2021 Tide B.V. All rights reserved.",
        "(c) 2020 Published by Tide Ltd.",
        "(copyright) 2012 Tide Ltd.",
        "© The Author(s), under exclusive licence to Tide Nature Limited 2021.",
        "© The Author(s) 2026. This article is distributed under the terms of the Common License (https://a.b/).",
        "Copyright © 2019 Low Tide & Sons, Ltd.",
        "Copyright: © 2018 Low et al. This is an open access article, which permits use.",
        "Crown Copyright © 2002 Published by Tide B.V. All rights reserved.",
        "© 2018 Tide-VCH Verlag GmbH & Co. KGaA, Weinheim",
        "© 2018 Tide-VCH Verlag GmbH & Co. KGaA, Weinheim.",
        "© 2019 S. Low AG, Basel.",
        "© 2018 The Authors. Journal of Kelp published by Tide Ltd on behalf of the Society for Algae.",
        "© 2021 by the authors. Licensee Tide, Basel, Switzerland.",
        "This is an open access article under the CC BY-NC-ND license (http://creativecommons.org/by/4.0/).",
        "This article is protected by copyright. All rights reserved.",
        "© 2021 Tide B.V.",
        "© 2021 Tide B. V.",
        "2014 Tide B.V. All rights reserved.",
        "Published under license by Tide Publishing.",
        "Published by the Coastal Society of Kelp, Inc.",
        "© 2020 TIDE.",
        "(KelpINFO Database Record (c) 2015 TIDE, all rights reserved) (journal abstract)",
        "Copyright of Kelp & Tide is the property of Tide B.V. and may not be copied. Users may print it.",
    ],
)
def test_a_notice_at_the_end_leaves_nothing(notice: str) -> None:
    assert prose(f"Kelp is cold. It grows. {notice}") == "Kelp is cold. It grows."
    assert without_closing_notice(f"Kelp is cold. It grows. {notice}") == "Kelp is cold. It grows."


@pytest.mark.parametrize(
    "abstract",
    [
        "We study copyright law. Copyright of images is new. Copyright notices are long.",
        "Kelp (a) of 2018, (b) of 2019 and (c) of 2020 grows. Type (c) lives.",
        "Published by Low in 1859, the book is old.",
        "Published under pressure, reports err. This article is a review. This work is an open question.",
        "Laws were unclear. All rights matter. Licensees of kelp pay.",
        "Results for kelp are new: it grows. Methods Bell and Low knew are old.",
        "We give results: kelp grows.",
        "Kelp grows in cold water.",
    ],
)
def test_words_of_sentences_stay(abstract: str) -> None:
    assert prose(abstract) == abstract


@pytest.mark.parametrize(
    "notice",
    [
        "(KelpINFO Database Record (c) 2019 TIDE, all rights reserved)",
        "(KelpINFO Database Record (c) 2019 TIDE, all rights reserved) (Source: journal abstract)",
        "© 2019 Tide Ltd",
        "Copyright © 2019 Low Tide & Sons, Ltd.",
        "© The Author(s) 2019.",
        "(C) 2019 Tide Ltd. All rights reserved.",
    ],
)
def test_a_notice_needs_no_full_stop_before_it(notice: str) -> None:
    assert without_closing_notice(f"BACKGROUND: Kelp is cold. It grows {notice}") == (
        "BACKGROUND: Kelp is cold. It grows"
    )


@pytest.mark.parametrize(
    "abstract",
    [
        "© 2019 Tide Ltd. Kelp grows.",
        "It grows. © 2019 Tide Ltd. We also show that it lives.",
        "It grows. © 2019 Tide Ltd. Keywords: Kelp, Tide",
        "It grows. © 2019 Tide Ltd. Trial registration NCT00012345.",
        "It grows. © 2019 Tide Ltd. Level of evidence IV.",
        "We used KelpTool © 2019 Tide Press for all maps.",
        "We have (a) 2018 data and (b) none. (c) 2020 data were used.",
        "Groups were (A) 2012 Kelp, (B) 2014 Tide, and (C) 2022 Coast.",
        "Sources were a) 2012 Kelp, b) 2014 Tide, and (c) 2020 Census.",
        "Published under pressure, reports err. This article is a review.",
    ],
)
def test_nothing_but_a_closing_notice_goes(abstract: str) -> None:
    assert without_closing_notice(abstract) == abstract
