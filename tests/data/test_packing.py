import pytest

from generator.data.packing import pack, pack_ascending

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def unpack(text: str) -> list[int]:
    """As overrides/assets/facets.js reads it."""
    numbers, number, shift = [], 0, 0
    for character in text:
        digit = DIGITS.index(character)
        number |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(number)
            number, shift = 0, 0
    return numbers


@pytest.mark.parametrize("numbers", [[], [0], [31, 32], [1023, 1024, 0], [99_999, 2**20, 7]])
def test_what_is_packed_comes_out_again(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == numbers


def test_a_small_number_is_one_character() -> None:
    assert (pack([0]), pack([31]), pack([32])) == ("A", "f", "gB")


def test_ascending_lists_are_gaps_after_their_length() -> None:
    assert unpack(pack_ascending([[0, 1, 5], [], [7]])) == [3, 0, 0, 3, 0, 1, 7]
