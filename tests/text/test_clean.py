import pytest

from generator.text.clean import clean_name, clean_text


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        pytest.param("  one\n two\tthree ", "one two three", id="white space"),
        pytest.param("BrÃ¼cke", "Brücke", id="mojibake"),
        pytest.param("Smith &amp; Sons", "Smith & Sons", id="entity"),
        pytest.param("&lt;i&gt;Vivo&lt;/i&gt;", "Vivo", id="markup as entities"),
        pytest.param("the informa(cid:173) tion of x (cid:15) y", "the information of x y", id="PDF"),
        pytest.param("<i>In</i> <b>vivo</b>", "In vivo", id="markup"),
        pytest.param("<jats:p>We sail.</jats:p>", "We sail.", id="JATS"),
        pytest.param("CO<sub>2</sub> and m<sup>2</sup>", "CO₂ and m²", id="scripts"),
        pytest.param("PM<sub>2.5</sub> and HbA<sub>1c</sub>", "PM2.5 and HbA1c", id="no such subscripts"),
        pytest.param("<i>bla</i><sub>CTX-M-15</sub> genes", "blaCTX-M-15 genes", id="subscript of italics"),
        pytest.param("x<sup>½</sup>", "x^½", id="script without a letter of its own"),
        pytest.param("a < b and c > d", "a < b and c > d", id="comparison"),
        pytest.param("Vec<T> in Rust", "Vec<T> in Rust", id="type parameter"),
        pytest.param("soft\u00adhyphen and\u200b mark\ufeff", "softhyphen and mark", id="invisible"),
        pytest.param("\u202eabc\u202c", "abc", id="direction override"),
        pytest.param("bell\x07 and null\x00", "bell and null", id="control characters"),
        pytest.param("Bru\u0308cke", "Brücke", id="combining accent"),
        pytest.param("“Quoted” – it’s", "“Quoted” – it’s", id="typographic quotes stay"),
        pytest.param("深度学习", "深度学习", id="other scripts stay"),
        pytest.param("", "", id="empty"),
    ],
)
def test_accidents_are_mended_and_the_rest_stays(given: str, cleaned: str) -> None:
    assert clean_name(given) == cleaned
    assert clean_text(given) == cleaned
    assert clean_name(cleaned) == cleaned


def test_formulas_and_money_stay() -> None:
    for text in (r"The $\ell_1$ norm", "It costs $5 or $10"):
        assert clean_text(text) == text
