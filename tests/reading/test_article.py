"""Every statement and figure of the starting article is answered by a command.

Each line names what the article says, the command that answers, and what the answer must hold: the
article's own value and, where the article is loose, the primary record beside it.
"""

from __future__ import annotations

import pytest

STATEMENTS = {
    "S1 UNFCCC, dated 1994": ("define unfccc", "1994", "1992", "into force"),
    "S2 Kyoto Protocol, dated 1997": ("define kyoto", "1997", "2005"),
    "S3 Paris Agreement, dated 2016": ("define paris agreement", "2016", "2015"),
    "S4 the three treaties frame it": (
        "define global climate governance", "UNFCCC", "Kyoto Protocol", "Paris Agreement", "para. 7"),
    "S5 peaking announced in September 2020": (
        "timeline dual-carbon-pledge", "22 September 2020", "before 2030", "by 2030"),
    "S6 neutrality announced with it": (
        "targets carbon-neutrality-2060", "before 2060", "by 2060"),
    "S7 what peaking is": ("define carbon peaking", "stop growing", "gradually decline"),
    "S8 what neutrality is": ("define carbon neutrality", "balance", "within a set period"),
    "S9 a period of generally one year": (
        "define carbon neutrality", "generally one year", "direct and indirect", "afforestation",
        "vegetation restoration", "industrial sequestration"),
    "S10 two key steps": ("define carbon neutrality", "Two key steps", "cutting", "absorption"),
    "S11 peaking is the prerequisite": ("define carbon peaking", "prerequisite"),
    "S12 Action Plan of October 2021": ("plan", "24 October 2021", "26 October", "State Council"),
    "S13 two plan periods": ("plan", "2021-2025", "2026-2030", "two critical decades"),
    "S14 three kinds of objectives": (
        "plan", "1: Increase the share of non-fossil energy", "2: Improve energy", "3: Lower"),
    "S15 ten actions": ("plan", "Actions (10)", "10. "),
    "S16 through all of development": (
        "plan", "all of economic and social development", "International cooperation",
        "Policy safeguards"),
    "S17 traditional energy is the main source": ("define fossil fuels", "main source"),
    "S18 non-fossil capacity 50.9% in 2023": (
        "stats non-fossil capacity share", "50.9%", "53.9%", "mid-June 2023"),
    "S19 1.62 billion kW at the end of February 2024": (
        "stats non-fossil capacity", "2024-02", "1,620 GW", "16.2亿千瓦"),
    "S20 NEV production and sales above 9.4 million": (
        "stats nev-sales", "9.495 million vehicles", "9.4 million"),
    "S21 forests, grasslands and wetlands": (
        "define carbon sequestration", "forests", "grasslands", "wetlands"),
    "S22 forest coverage": ("stats forest coverage", "21.63%", "24.02%", "March 2024", "2021"),
    "S23 forest stock": ("stats forest stock", "15.137 billion m³", "19.493 billion m³"),
    "S24 a quarter of the world's new green area": (
        "stats green-leaf-share", "25%", "2000 to 2017", "quarter"),
    "S25 neutrality by 2060, again": ("define dual carbon", "by 2060", "before 2060"),
}  # fmt: skip

FIGURES = {
    "F1 published 3 July 2025": ("define neutrality", "3 July 2025"),
    "F2 UNFCCC 1994": ("timeline --kind treaty --until 2000", "1994-03-21", "1992-05-09"),
    "F3 Kyoto 1997": ("timeline --kind treaty", "1997-12-11", "2005-02-16"),
    "F4 Paris 2016": ("timeline --kind treaty", "2016-11-04", "2015-12-12"),
    "F5 September 2020": ("timeline --kind pledge", "2020-09-22"),
    "F6 75th session": ("define unga", "75th"),
    "F7 2030": ("timeline --kind target", "before 2030  peak of CO2 emissions"),
    "F8 2060": ("timeline --kind target", "before 2060  carbon neutrality"),
    "F9 one year": ("define 碳中和 --lang zh", "一般为一年"),
    "F10 two steps": ("define 碳中和 --lang zh", "两步"),
    "F11 October 2021": ("timeline action-plan-released", "26 October 2021", "24 October"),
    "F12 two decades": ("define 14th FYP", "two critical decades"),
    "F13 14th Five-Year Plan": ("define 14th five-year plan", "2021", "2025"),
    "F14 15th Five-Year Plan": ("define 15th five-year plan", "2026", "2030"),
    "F15 ten actions": ("plan --lang zh", "行动 (10)", "10. "),
    "F16 50.9%": ("stats non-fossil-capacity-share", "2023-06", "50.9%", "reference month"),
    "F17 the first time above half": ("timeline --since 2023-04 --until 2023-04", "first time"),
    "F18 1.62 billion kW": ("define kilowatt", "1.62 billion", "1,620 GW"),
    "F19 54.6%": ("stats non-fossil-capacity-share", "2024-02", "54.6%"),
    "F20 NEV production": ("stats nev-production", "9.587 million vehicles", "9.4 million"),
    "F21 NEV sales": ("stats nev-sales", "9.495 million vehicles", "9.4 million"),
    "F22 nine years": ("stats nev-years-first", "2023", "9 years", "10 years"),
    "F23 21.63%": ("stats forest-coverage", "2013", "21.63%", "2009-2013"),
    "F24 24.02%": ("stats forest-coverage", "2021", "24.02%", "March 2024"),
    "F25 15.137 billion m³": ("stats forest-stock", "15.137 billion m³", "151.37亿立方米"),
    "F26 19.493 billion m³": ("stats forest-stock", "19.493 billion m³", "194.93亿立方米"),
    "F27 ten years ago": ("stats forest-stock", "ten years ago", "2009-2013"),
    "F28 past 20 years": ("stats green-leaf-share", "past 20 years", "2000 to 2017"),
    "F29 a quarter": ("stats green-leaf-share", "25%", "crops included"),
    "F30 2060, again": ("timeline --since 2060", "before 2060"),
    "F31 five firsts": ("define biodiversity", "five", "firsts"),
}  # fmt: skip


@pytest.mark.parametrize("says", [*STATEMENTS, *FIGURES])
def test_the_article_is_answered(run, says):
    command, *expected = {**STATEMENTS, **FIGURES}[says]
    shown = run(*command.split(), "--sources")
    assert shown.code == 0
    for text in expected:
        assert text.casefold() in shown.out.casefold()


DISAGREEMENTS = {
    "UNFCCC year": ("define unfccc", "1994", "1992"),
    "Kyoto year": ("define kyoto-protocol", "1997", "2005"),
    "Paris year": ("define paris-agreement", "2016", "2015"),
    "by and before": ("define dual-carbon-goals", "by 2030", "before 2030"),
    "what peaks": ("define carbon-peaking", "carbon emission amount", "carbon dioxide"),
    "what becomes neutral": ("define carbon-neutrality", "CO2 only", "all greenhouse gases"),
    "Action Plan date": ("define action-plan-2030", "24 October", "26 October"),
    "two decades": ("define fyp-14", "decades", "five"),
    "capacity share in 2023": ("stats non-fossil-capacity-share", "50.9%", "53.9%"),
    "forest coverage": ("stats forest-coverage", "March 2024", "result for 2021"),
    "forest stock and its goal": ("targets forest-stock-2030", "19.493", "19 billion m³"),
    "NEV production and sales": ("stats nev-sales", "9.4 million", "9.495 million"),
    "a quarter of new green": ("stats green-leaf-share", "past 20 years", "2000 to 2017"),
}


@pytest.mark.parametrize("about", DISAGREEMENTS)
def test_a_note_gives_both_values_and_both_sources(run, about):
    command, *values = DISAGREEMENTS[about]
    shown = run(*command.split(), "--sources").out
    notes = [line for line in shown.splitlines() if line.startswith("Note")]
    assert any(all(value in note for value in values) and note.count("[") >= 2 for note in notes), (
        notes
    )
    assert "Understand China's Policies" in shown


def test_the_lists_are_whole():
    assert [name.split()[0] for name in STATEMENTS] == [f"S{n}" for n in range(1, 26)]
    assert [name.split()[0] for name in FIGURES] == [f"F{n}" for n in range(1, 32)]


WORDS_OF_THE_ARTICLE = """
    carbon peaking; carbon neutrality; dual carbon goals; carbon emissions; coal; oil; natural gas;
    carbon dioxide; methane; greenhouse gases; global warming; climate change; UNFCCC;
    Kyoto Protocol;
    Paris Agreement; global climate governance; UN General Assembly; net zero emissions;
    afforestation; vegetation restoration; industrial carbon sequestration; direct emissions; indirect emissions;
    State Council; Action Plan; 14th Five-Year Plan; 15th Five-Year Plan; non-fossil energy;
    energy efficiency; ten actions; green and low-carbon transition; non-renewable energy;
    installed capacity; fossil energy; kilowatt; new energy vehicles; new quality productive forces;
    ecosystem; forest coverage; forest stock; grassland; wetland; carbon sequestration; land greening;
    new green area; biodiversity; offset; NEV; anthropogenic emissions
"""


@pytest.mark.parametrize("word", " ".join(WORDS_OF_THE_ARTICLE.split()).split("; "))
def test_every_term_of_the_article_is_defined(base, word):
    assert len(base.terms((word,))) == 1
