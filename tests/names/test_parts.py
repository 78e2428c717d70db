import pytest

from generator.model import Author
from generator.names import full_name, with_capitals


@pytest.mark.parametrize(
    ("small", "capital"),
    [
        (("lecun", "yann"), ("Lecun", "Yann")),
        (("liu", "Yanchi"), ("Liu", "Yanchi")),
        (("Yao", "quanming"), ("Yao", "Quanming")),
        (("de la cruz", "jean-luc"), ("de la Cruz", "Jean-Luc")),
        (("d'amico", "i."), ("D'Amico", "I.")),
        (("van der Berg", "Jun ho"), ("van der Berg", "Jun ho")),
        (("wang", "y"), ("Wang", "Y")),
        (("le", "quoc"), ("Le", "Quoc")),
        (("do", "Quynh"), ("Do", "Quynh")),
        (("kim", "do in"), ("Kim", "Do In")),
        (("berg", "jan van den"), ("Berg", "Jan van den")),
        (("sa'ar", "amir"), ("Sa'ar", "Amir")),
        (("boyd", "danah m."), ("boyd", "danah m.")),
        (("boyd", "stephen"), ("Boyd", "Stephen")),
        (("deepseek-ai", ""), ("deepseek-ai", "")),
    ],
)
def test_a_name_in_small_letters_gets_capitals(small: tuple[str, str], capital: tuple[str, str]) -> None:
    assert with_capitals(Author(*small)) == Author(*capital)


@pytest.mark.parametrize(
    ("family", "given", "said"),
    [
        ("Brook", "Ada", "Ada Brook"),
        ("王", "小明", "王小明"),
        ("佐々木", "さくら", "佐々木さくら"),
        ("김", "철수", "김철수"),
        ("王", "Xiaoming", "Xiaoming 王"),
        ("حسن", "سعيد", "سعيد حسن"),
        ("Harbour Board", "", "Harbour Board"),
    ],
)
def test_a_name_is_said_in_the_order_of_its_script(family: str, given: str, said: str) -> None:
    assert full_name(Author(family, given)) == said
