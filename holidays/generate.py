"""Write the public-holiday tables of this folder, one CSV per country.

    python3 -m venv venv && venv/bin/pip install holidays==0.109
    venv/bin/python holidays/generate.py

(`venv/Scripts/python` on Windows.) The tables lie beside this file and are replaced whole; the same
version of the library always gives the same bytes. README.md tells the format and what counts as
a public holiday.
"""

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import holidays

VERSION = "0.109"
FOLDER = Path(__file__).resolve().parent
FIRST_YEAR, LAST_YEAR = 2020, 2040
EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
COUNTRIES = sorted([*EU.split(), "CH", "GB", "US"])
COLUMNS = ["date", "regions", "name_en", "name_local"]
ENGLISH = "en_US"


def region_code(country: str, subdivision: str | None) -> str:
    """`DE`, `DE-BE`, `FR-Zone_A`: a blank in the library's code would split a list of regions."""
    return country if subdivision is None else f"{country}-{subdivision.replace(' ', '_')}"


def years_covered(country: str) -> range:
    """The years of the table: those of this project as far as the library knows the country."""
    library = holidays.country_holidays(country)
    return range(max(FIRST_YEAR, library.start_year), min(LAST_YEAR, library.end_year) + 1)


def languages(country: str) -> tuple[str, str]:
    """English where the library speaks it, and the country's own language.

    Both are always named in full: without `language=` the library follows the machine's locale.
    """
    library = holidays.country_holidays(country)
    local = library.default_language
    return (ENGLISH if ENGLISH in library.supported_languages else local), local


def lookup(country: str, subdivision: str | None, language: str) -> holidays.HolidayBase:
    """All holidays of one region, in one language, in the library's default category `public`."""
    return holidays.country_holidays(
        country, subdiv=subdivision, years=years_covered(country), language=language
    )


def english_names(pairs: list[tuple[holidays.HolidayBase, holidays.HolidayBase]]) -> dict[str, str]:
    """The English name of each local name, learned from days that have only one name.

    The library sorts the names of a day by alphabet, so on other days their order tells nothing.
    """
    known: dict[str, str] = {}
    for english, local in pairs:
        for day in local:
            if len(local.get_list(day)) == 1:
                name = local[day]
                if known.setdefault(name, english[day]) != english[day]:
                    sys.exit(f"{day}: {name!r} is both {known[name]!r} and {english[day]!r}")
    return known


def holiday_regions(country: str) -> dict[tuple[date, str, str], list[str]]:
    """Which regions keep which holiday: (date, English name, local name) to region codes."""
    subdivisions = (None, *sorted(holidays.country_holidays(country).subdivisions))
    in_english, in_local = languages(country)
    english = {s: lookup(country, s, in_english) for s in subdivisions}
    local = {s: lookup(country, s, in_local) for s in subdivisions}
    known = english_names([(english[s], local[s]) for s in subdivisions])
    kept_by = defaultdict(list)
    for subdivision in subdivisions:
        code = region_code(country, subdivision)
        for day in sorted(local[subdivision]):
            names = local[subdivision].get_list(day)
            translated = [known.get(name) or english[subdivision].tr(name) for name in names]
            if set(translated) != set(english[subdivision].get_list(day)):
                sys.exit(f"{code} {day}: cannot pair {names} with their English names")
            for name_en, name_local in zip(translated, names, strict=True):
                kept_by[day, name_en, name_local].append(code)
    return kept_by


def regions_field(codes: list[str], every: list[str]) -> str:
    """`*`, a list, or `*` with the few that are missing: whichever names fewer regions."""
    missing = [code for code in every if code not in codes]
    if len(missing) < len(codes):
        return " ".join(["*", *(f"-{code}" for code in missing)])
    return " ".join(codes)


def quoted(field: str) -> str:
    """A CSV field after RFC 4180, in quotes only where it must be."""
    return '"' + field.replace('"', '""') + '"' if any(c in field for c in ',"\r\n') else field


def table(country: str) -> str:
    """The whole text of one country's file."""
    years = years_covered(country)
    subdivisions = sorted(holidays.country_holidays(country).subdivisions)
    every = [region_code(country, s) for s in (None, *subdivisions)]
    source = f"PyPI holidays {VERSION} (MIT), category public, observed days included"
    lines = [
        f"# Public holidays: {source}",
        "# Written by generate.py; do not edit. Format: README.md",
        f"# years: {years[0]}-{years[-1]}",
        f"# regions: {' '.join(every)}",
        ",".join(COLUMNS),
    ]
    for (day, *names), codes in sorted(holiday_regions(country).items()):
        fields = [day.isoformat(), regions_field(codes, every), *map(quoted, names)]
        lines.append(",".join(fields))
    return "\n".join(lines) + "\n"


def refuse_other_version() -> None:
    """Stop unless the installed library is the one that the tables are made with."""
    if holidays.__version__ != VERSION:
        sys.exit(
            f"holidays {holidays.__version__} is installed, these tables are made with {VERSION}: "
            f"run `pip install holidays=={VERSION}`, or change VERSION and review every difference"
        )


def main() -> None:
    """Write every country's file, and say how large each is."""
    refuse_other_version()
    total = 0
    for country in COUNTRIES:
        data = table(country).encode()
        (FOLDER / f"{country.lower()}.csv").write_bytes(data)
        total += len(data)
        print(f"{country.lower()}.csv {len(data):>8} bytes")
    print(f"{len(COUNTRIES)} tables, {total} bytes")


if __name__ == "__main__":
    main()
