"""Reads what is sent with translate-toolkit and writes it anew, as its own classes lay it out.

    pip install translate-toolkit==3.20.4
    python tests/it/exchange/rewrite.py

Run it when `sent.po` or `sent.xlf` has changed. Each text is set to what it is, so that it is written by the toolkit
and not copied.
"""

from pathlib import Path

from translate.storage import pypo, xliff2

HERE = Path(__file__).parent


def rewrite(store_class, name):
    store = store_class.parsefile(str(HERE / f"sent.{name}"))
    units = [unit for unit in store.units if not unit.isheader()]
    assert units and store.gettargetlanguage() == "en"
    for unit in units:
        if name == "po":
            was_fuzzy = unit.isfuzzy()
            unit.source = unit.source
            unit.target = unit.target
            unit.markfuzzy(was_fuzzy)
        unit.addnote("read and written anew", origin="translator")
    store.savefile(str(HERE / f"rewritten.{name}"))
    print(name, len(units), "units,", sum(unit.istranslated() for unit in units), "translated")


rewrite(pypo.pofile, "po")
rewrite(xliff2.Xliff2File, "xlf")
