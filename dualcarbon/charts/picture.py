"""A chart drawn as a picture; the only place that knows what draws it."""

from __future__ import annotations

from dualcarbon.charts.look import Spec, font
from dualcarbon.errors import Failure
from dualcarbon.names.keys import HAN
from dualcarbon.text import Text

_SHARP = 2
"""Pixels of a PNG to one of the drawing, for screens and print."""


def drawn(spec: Spec, form: str) -> bytes:
    """The picture of a chart as svg, png or pdf.

    Raises Failure where what draws it is not installed, or no font has its characters.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise _missing() from error
    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
        return svg.encode()
    if HAN.search(spec["description"]) and not _has_han():
        raise _without_han()
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=_SHARP, allowed_base_urls=[]))
    return bytes(vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[]))


def _has_han() -> bool:
    """Whether some font has Chinese: where none has, any two characters look the same."""
    from vl_convert import svg_to_png

    one, other = (
        svg_to_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
            f'<text y="20" font-size="20" font-family="{font("zh")}">{character}</text></svg>'
        )
        for character in "碳双"
    )
    return one != other


def _missing() -> Failure:
    return Failure(
        Text("drawing a chart needs an extra package", "绘图需要另装软件包"),
        Text(
            "install it: pip install 'dualcarbon[chart]'\n"
            "or take the chart as data, which needs nothing: --format vega-lite",
            "安装：pip install 'dualcarbon[chart]'\n"
            "或直接输出图表数据，无需安装：--format vega-lite",
        ),
    )


def _without_han() -> Failure:
    return Failure(
        Text("no font with Chinese characters is installed", "系统中没有中文字体"),
        Text(
            "install one (such as fonts-noto-cjk), or write an .svg, which is drawn where it is "
            "opened",
            "请安装中文字体（如 fonts-noto-cjk），或改存为 .svg，由打开它的程序显示文字",
        ),
    )
