"""Pictures have the letters that they are to have."""

from __future__ import annotations

import pytest

from dualcarbon.charts import picture
from dualcarbon.charts.series import series_chart
from dualcarbon.errors import Failure

pytest.importorskip("vl_convert")


@pytest.fixture
def chinese(facts):
    return series_chart([facts.statistics["nev-sales"]], facts, None, "zh")


def test_without_a_chinese_font_a_png_is_refused_and_an_svg_is_not(chinese, monkeypatch):
    monkeypatch.setattr(picture, "_has_han", lambda: False)
    for form in ("png", "pdf"):
        with pytest.raises(Failure, match="no font with Chinese"):
            picture.drawn(chinese, form)
    assert "新能源汽车销量" in picture.drawn(chinese, "svg").decode()


def test_what_is_in_english_needs_no_chinese_font(facts, monkeypatch):
    monkeypatch.setattr(picture, "_has_han", lambda: False)
    english = series_chart([facts.statistics["nev-sales"]], facts, None, "en")
    assert picture.drawn(english, "png").startswith(b"\x89PNG")


def test_a_font_has_a_character_where_it_does_not_look_like_another(monkeypatch):
    import vl_convert

    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg: b"box")
    assert not picture._has_han()
    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg: svg.encode())
    assert picture._has_han()
