import pytest

from generator.model import Author
from generator.names import family_parts, is_et_al, is_group, parse_name, split_names


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Knuth, Donald E.", "Knuth", "Donald E."),
        ("Donald E. Knuth", "Knuth", "Donald E."),
        ("Plato", "Plato", ""),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("van der Berg, Jan", "van der Berg", "Jan"),
        ("Juan de la Cruz", "de la Cruz", "Juan"),
        ("van Gogh", "van Gogh", ""),
        ("King, Jr., Martin Luther", "King Jr.", "Martin Luther"),
        ("King, Martin Luther, Jr.", "King Jr.", "Martin Luther"),
        ("St. John, Peter, Jr.", "St. John Jr.", "Peter"),
        ("Smith, John A, 3rd", "Smith 3rd", "John A"),
        ("Martin Luther King Jr.", "King Jr.", "Martin Luther"),
        ("Cristóbal A Guzmán", "Guzmán", "Cristóbal A"),
        ("Phillips J.C.", "Phillips", "J.C."),
        ("Smith J", "Smith", "J"),
        ("Nieuwenhuis MJ", "Nieuwenhuis", "MJ"),
        ("O'Brien SM", "O'Brien", "SM"),
        ("Ng WK", "Ng", "WK"),
        ("Backer SFM", "Backer", "SFM"),
        ("Cohen MA", "Cohen", "MA"),
        ("Wang MA", "Wang", "MA"),
        ("Smith JA Jr", "Smith Jr", "JA"),
        ("Smith JA 3rd", "Smith 3rd", "JA"),
        ("van der Meer JW", "van der Meer", "JW"),
        ("de Souza AL", "de Souza", "AL"),
        ("Jian MA", "MA", "Jian"),
        ("Jiayuan HE", "HE", "Jiayuan"),
        ("Wei LI", "LI", "Wei"),
        ("Jun XU", "XU", "Jun"),
        ("Mingu LEE", "LEE", "Mingu"),
        ("Lionel M. NI", "NI", "Lionel M."),
        ("Essential AI", "AI", "Essential"),
        ("van GO", "van GO", ""),
        ("J. Smith", "Smith", "J."),
        ("J. S.", "S.", "J."),
        ("{CERN Collaboration}", "CERN Collaboration", ""),
        ("{{Barnes and Noble}}", "Barnes and Noble", ""),
        ("ATLAS Collaboration", "ATLAS Collaboration", ""),
        ("Google Research Team", "Google Research Team", ""),
        ("{van der Berg}, Jan", "van der Berg", "Jan"),
        ("王小明", "王小明", ""),
        ("王 小明", "王 小明", ""),
        ("王, 小明", "王", "小明"),
        ("  Doe ,  Jane ", "Doe", "Jane"),
        ("Donald~E. Knuth", "Knuth", "Donald E."),
        ("Guy Van den Broeck", "Van den Broeck", "Guy"),
        ("Guy Van Den Broeck", "Van Den Broeck", "Guy"),
        ("Tijl De Bie", "De Bie", "Tijl"),
        ("Hien Van Nguyễn", "Nguyễn", "Hien Van"),
        ("Xue Bin Peng", "Peng", "Xue Bin"),
        ("Jun San Kim", "Kim", "Jun San"),
        ("Jose San Pedro", "San Pedro", "Jose"),
        ("Phi Le Nguyen", "Nguyen", "Phi Le"),
        ("Nicolas Le Roux", "Le Roux", "Nicolas"),
        ("Tran Van Canh", "Canh", "Tran Van"),
        ("Nicola De Cao", "De Cao", "Nicola"),
        ("H. Ben Brown", "Brown", "H. Ben"),
        ("Ben Allal, Loubna", "Ben Allal", "Loubna"),
        ("Mary Ben Smith", "Smith", "Mary Ben"),
        ("Priya Das Roy", "Roy", "Priya Das"),
        ("Ravi Das Kumar", "Kumar", "Ravi Das"),
        ("Sudipta Das Mahapatra", "Mahapatra", "Sudipta Das"),
        ("Rahul Im Singh", "Singh", "Rahul Im"),
        ("Anna Lo Smith", "Smith", "Anna Lo"),
        ("Maria das Neves", "das Neves", "Maria"),
        ("Ursula an der Heiden", "an der Heiden", "Ursula"),
        ("Arnvør á Torkilsheyggi", "á Torkilsheyggi", "Arnvør"),
        ("Artur d'avila Garcez", "d'avila Garcez", "Artur"),
        ("cMark W. Mueller", "Mueller", "cMark W."),
        ("Di Wang", "Wang", "Di"),
        ("Ben Poole", "Poole", "Ben"),
        ("Chang hoon Song", "Song", "Chang hoon"),
        ("Juan hoon Lee Kim", "Kim", "Juan hoon Lee"),
        ("Artur d'Avila Garcez", "d'Avila Garcez", "Artur"),
        ("Páraic Ó Súilleabháin", "Ó Súilleabháin", "Páraic"),
        ("Nuala Ní Dhomhnaill", "Ní Dhomhnaill", "Nuala"),
        ("Oisin Mac Aodha", "Mac Aodha", "Oisin"),
        ("Mac Coombe", "Coombe", "Mac"),
        ("Ana López y Gómez", "López y Gómez", "Ana"),
        ("S. Bermudez i Badia", "Bermudez i Badia", "S."),
        ("ludwig van beethoven", "van beethoven", "ludwig"),
        ("seyed amir hossein saberi", "saberi", "seyed amir hossein"),
    ],
)
def test_orders_of_a_name(text: str, family: str, given: str) -> None:
    assert parse_name(text) == Author(family, given)


@pytest.mark.parametrize(
    "text",
    [
        "Centers for Disease Control and Prevention",
        "GBD 2019 Diseases and Injuries Collaborators",
        "Public Health England",
        "Santé publique France",
        "Statistisches Bundesamt",
        "Robert Koch-Institut",
        "Bundeszentrale für gesundheitliche Aufklärung",
        "Bank of England",
    ],
)
def test_bodies_have_one_name(text: str) -> None:
    assert parse_name(text) == Author(text)
    assert is_group(parse_name(text))


@pytest.mark.parametrize(
    "text", ["Mary England", "Anatole France", "Jane Health", "Eva Landesman", "Jo Foran"]
)
def test_persons_are_no_bodies(text: str) -> None:
    given, family = text.split()
    assert parse_name(text) == Author(family, given)


def test_the_third_of_a_name_is_a_suffix() -> None:
    assert family_parts(parse_name("van Dam, John A, 3rd")) == ("van", "Dam", "3rd")


@pytest.mark.parametrize("text", [r"Mu{\~n}oz, A.", r"Mu\~noz, A.", r"Mu\~{n}oz, A."])
def test_a_tilde_accent_is_no_space(text: str) -> None:
    assert " " not in parse_name(text).family


@pytest.mark.parametrize("text", [",", ",,", "{", "}", "{{}", "a,b,c,d,e", "\\", "and", "~", "'", "{\\'"])
def test_broken_names_do_not_raise(text: str) -> None:
    parse_name(text)


def test_blank_name_has_no_family() -> None:
    assert parse_name("  ") == Author("")


def test_split_at_and_outside_braces() -> None:
    assert split_names("A. One and {Two and Three}\n AND Four, D.") == [
        "A. One",
        "{Two and Three}",
        "Four, D.",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. One and others", ["A. One", "others"]),
        ("One et al.", ["One", "et al."]),
        ("One, A. and Two, B., et al", ["One, A.", "Two, B.", "et al."]),
        ("", []),
    ],
)
def test_those_who_are_not_named_stand_apart(text: str, names: list[str]) -> None:
    assert split_names(text) == names
    assert [is_et_al(parse_name(name)) for name in names] == [False] * (len(names) - 1) + [True] * bool(names)
