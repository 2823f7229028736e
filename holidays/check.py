"""Compare the tables of this folder, day by day, with the library that they were made from.

    python3 -m venv venv && venv/bin/pip install holidays==0.109 tzdata
    venv/bin/python holidays/check.py

Every region, every year, every day, in both languages. Prints counts, then each difference; ends
with 1 if there is any. It reads the files as a program would (format: README.md) and asks the
library for one year at a time; of generate.py it uses only constants and the spelling of codes.
"""

import csv
import sys
from datetime import date, timedelta
from zoneinfo import available_timezones

import holidays
from generate import COLUMNS, COUNTRIES, ENGLISH, FIRST_YEAR, FOLDER, LAST_YEAR
from generate import refuse_other_version, region_code

REGION_COLUMNS = ["region", "name", "time_zone"]


class Table:
    """One country's file, read back."""

    def __init__(self, country: str) -> None:
        text = (FOLDER / f"{country.lower()}.csv").read_text(encoding="utf-8")
        lines = text.splitlines()
        header = dict(
            line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("# ")
        )
        first, last = header["years"].split("-")
        self.years = range(int(first), int(last) + 1)
        self.regions = header["regions"].split(" ")
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        self.columns = next(rows)
        self.rows = list(rows)

    def kept_by(self, field: str) -> list[str]:
        """The regions that a `regions` field means; an unknown or repeated code is an error."""
        codes = field.split(" ")
        named = [code.removeprefix("-") for code in codes if code != "*"]
        if len(set(named)) != len(named) or not set(named) <= set(self.regions):
            raise ValueError(f"bad list of regions: {field!r}")
        return [r for r in self.regions if r not in named] if codes[0] == "*" else named

    def days(self) -> dict[str, dict[date, set[tuple[str, str]]]]:
        """Region to day to the (English, local) names of that day."""
        found = {region: {} for region in self.regions}
        for day, field, name_en, name_local in self.rows:
            for region in self.kept_by(field):
                names = found[region].setdefault(date.fromisoformat(day), set())
                names.add((name_en, name_local))
        return found


def form_problems(country: str, table: Table) -> list[str]:
    """What is wrong with the file before any day is compared."""
    library = holidays.country_holidays(country)
    expected = [region_code(country, s) for s in (None, *sorted(library.subdivisions))]
    keys = [(row[0], row[2], row[3]) for row in table.rows]
    problems = {
        "columns": table.columns != COLUMNS,
        "regions": table.regions != expected,
        "years that the library does not cover": table.years[0] < library.start_year
        or table.years[-1] > library.end_year,
        "years left out": table.years[0] != max(FIRST_YEAR, library.start_year)
        or table.years[-1] != min(LAST_YEAR, library.end_year),
        "order, or a date and name twice": keys != sorted(set(keys)),
        "a row outside the years": any(int(k[0][:4]) not in table.years for k in keys),
    }
    return [f"{country}: {what}" for what, wrong in problems.items() if wrong]


def year_problems(
    region: str, year: int, found: dict[date, set[tuple[str, str]]], subdivision: str | None
) -> list[str]:
    """Every day of one region's year on which the table and the library differ."""
    country = region.split("-")[0]
    plain = holidays.country_holidays(country, subdiv=subdivision, years=year)
    own = plain.default_language
    english = ENGLISH if ENGLISH in plain.supported_languages else own
    in_english, in_local = (
        holidays.country_holidays(country, subdiv=subdivision, years=year, language=language)
        for language in (english, own)
    )
    problems = []
    day = date(year, 1, 1)
    while day.year == year:
        names = found.get(day, set())
        same = (
            (day in plain) == bool(names)
            and {en for en, _ in names} == set(in_english.get_list(day))
            and {local for _, local in names} == set(in_local.get_list(day))
        )
        if not same:
            problems.append(f"{region} {day}: table {sorted(names)}, library {plain.get(day)}")
        day += timedelta(days=1)
    return problems


def regions_problems(expected: list[str]) -> list[str]:
    """What is wrong with regions.csv: every region once, in order, named, in a zone of IANA's."""
    lines = (FOLDER / "regions.csv").read_text(encoding="utf-8").splitlines()
    columns, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    zones = available_timezones()
    problems = [] if zones else ["no time zones on this machine: run `pip install tzdata`"]
    problems += [] if columns == REGION_COLUMNS else [f"regions.csv: columns {columns}"]
    if [row[0] for row in rows] != expected:
        odd = {row[0] for row in rows} ^ set(expected)
        problems.append(f"regions.csv: other regions than the tables, or in other order: {odd}")
    for region, name, zone in rows:
        if not name or name != name.strip() or "," in name:
            problems.append(f"regions.csv: {region}: name {name!r}")
        if zones and zone not in zones:
            problems.append(f"regions.csv: {region}: no such time zone {zone!r}")
    return problems


def main() -> None:
    """Check all files, print counts and differences."""
    refuse_other_version()
    regions, years, days, problems = [], 0, 0, []
    for country in COUNTRIES:
        table = Table(country)
        problems += form_problems(country, table)
        found = table.days()
        for subdivision in (None, *sorted(holidays.country_holidays(country).subdivisions)):
            region = region_code(country, subdivision)
            regions.append(region)
            for year in table.years:
                problems += year_problems(region, year, found[region], subdivision)
                days += (date(year + 1, 1, 1) - date(year, 1, 1)).days
            years += len(table.years)
    problems += regions_problems(regions)
    files = {path.name for path in FOLDER.glob("*.csv")}
    stray = files - {f"{c.lower()}.csv" for c in COUNTRIES} - {"regions.csv"}
    problems += [f"{name}: belongs to no country" for name in sorted(stray)]
    print(f"{len(COUNTRIES)} countries, {len(regions)} regions, {years} region-years, {days} days")
    print(f"{len(problems)} differences")
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
