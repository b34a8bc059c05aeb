"""An XML document as bytes, and the attribute that names a language."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML document may hold (XML 1.0, 2.2)."""


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child of the element, with text in it; what is no XML becomes U+FFFD."""
    child = Element(tag, attributes)
    child.text = _NO_XML.sub("\ufffd", text) or None
    parent.append(child)
    return child


def document(root: Element, doctype: str = "") -> bytes:
    """The document as UTF-8, an element a line."""
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return (head + tostring(root, encoding="unicode") + "\n").encode()
