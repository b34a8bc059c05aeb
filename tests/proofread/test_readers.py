"""How a draft is read: sentences, amounts and years, and that no text is too odd."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dualcarbon.proofread.drafts import folded, lowered, paragraphs, sentences
from dualcarbon.proofread.dues import dues
from dualcarbon.proofread.places import Places
from dualcarbon.proofread.proof import Proof
from dualcarbon.proofread.quantities import quantities

PARTS = st.sampled_from(
    [
        "到2030年", "2060年前", "碳中和", "非化石能源占能源消费比重达到25%左右", "力争", "36亿千瓦", "，", "。", "\n\n",
        "《2030年前碳达峰行动方案》", "（国发〔2021〕23号）", "by 2030", " carbon neutrality ", "wind and solar capacity",
        "1,200 GW", "7%—10%", "at least ", "about ", "```\n", "`", "](", "# ", "- ", "“", "”", "İ", "ß", "½", "\u3000",
        "99999999999999999999", "0", ".", "%", "三倍", "百分之", "No. ", "The Energy Law of the People's Republic of China",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=25).map("".join))


@pytest.fixture(scope="module")
def proof(base):
    return Proof(base.facts)


@given(text=TEXTS)
@example(text="0% 0 GW in 2025")
def test_any_text_is_read_and_every_place_lies_in_it(proof, text):
    for slip in proof.alone(text):
        assert 0 <= slip.start < slip.end <= len(text)
        assert slip.right.en and slip.right.zh


@given(text=TEXTS, translation=TEXTS)
@example(text="0", translation="2030年非化石能源占源消25%力争")
def test_any_two_texts_are_compared(proof, text, translation):
    for read, slips in zip((text, translation), proof.between(text, translation), strict=True):
        assert all(0 <= slip.start < slip.end <= len(read) for slip in slips)


@given(text=st.text())
def test_nothing_moves_while_a_text_is_folded(text):
    assert len(lowered(folded(text))) == len(text)
    for passage in (*sentences(text), *paragraphs(text)):
        assert len(passage.text) + passage.start <= len(text)


@pytest.mark.parametrize(
    "text, value, dimension, bound",
    [
        ("36亿千瓦", "3600000000", "kW", "equal"),
        ("3,600 gw", "3600000000", "kW", "equal"),
        ("103682亿千瓦时", "10368200000000", "kWh", "equal"),
        ("10,368.2 twh", "10368200000000", "kWh", "equal"),
        ("2800万个", "28000000", "count", "equal"),
        ("28 million charging points", "28000000", "count", "equal"),
        ("25%左右", "25", "%", "about"),
        ("more than 50 per cent", "50", "%", "more-than"),
        ("六成左右", "60", "%", "about"),
        ("增至三倍", "3", "times", "equal"),
        ("增加三倍", "4", "times", "equal"),
        ("tripling", "3", "times", "equal"),
        ("翻一番", "2", "times", "equal"),
        ("节约30%", "30", "%", "equal"),
    ],
)
def test_an_amount_has_its_value_in_any_wording(text, value, dimension, bound):
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.dimension, quantity.bound) == (
        Decimal(value),
        dimension,
        bound,
    )


def test_both_ends_of_a_range_have_its_unit():
    for text in ("10万至20万吨", "100,000 to 200,000 tonnes"):
        assert [int(one.value) for one in quantities(text)] == [100_000, 200_000]
        assert {one.dimension for one in quantities(text)} == {"t"}


@pytest.mark.parametrize(
    "text", ["no. 23", "9 to 20 november", "第36节", "in 2030", "cop28", "2030年"]
)
def test_a_number_that_counts_nothing_is_no_amount(text):
    assert quantities(text) == []


@pytest.mark.parametrize(
    "text, how",
    [
        ("2030年前", "before"), ("2030年以前", "before"), ("2030年底前", "by"), ("到2030年", "by"), ("2030年前后", "around"),
        ("before 2030", "before"), ("by 2030", "by"), ("in or before 2030", "by"), ("by the end of 2030", "by"),
        ("around 2030", "around"), ("in 2030", "in"), ("2030年前二氧化碳达峰", "before"), ("2030年前8个月", "in"),
    ],
)  # fmt: skip
def test_a_year_is_before_by_or_in(text, how):
    assert [due.how for due in dues(text)] == [how]


def test_a_sentence_may_go_over_several_lines(proof):
    (slip,) = proof.alone("China will strive to achieve carbon\nneutrality by\n2060.")
    assert slip.code == "P201"


def test_lines_and_columns_count_from_one():
    places = Places("碳中和\n\nby 2060")
    assert [places.of(at) for at in (0, 2, 5, 12)] == [(1, 1), (1, 3), (3, 1), (3, 8)]
