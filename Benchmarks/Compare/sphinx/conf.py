# Sphinx with MyST for topics of one language: alerts and anchors for headings on, the default theme, all else as it is.
# compare.py runs it once a language. A toctree of a thousand entries would be drawn on every page and take most of the
# time, so there is none, and the warning that says so is off.
import os

project = "Help"
language = os.environ["LANGUAGE_TAG"].split("-")[0]
extensions = ["myst_parser"]
myst_enable_extensions = ["alert"]
myst_heading_anchors = 6
suppress_warnings = ["toc.not_included"]
