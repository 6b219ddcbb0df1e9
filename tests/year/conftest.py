"""Both years, each lived once and then looked at by every test."""

from __future__ import annotations

from functools import cache

import pytest

from tests.year import invented_year, shipped_year
from tests.year.office import Diary, Moment

DIARIES: dict[str, Diary] = {
    "shipped": shipped_year.DIARY,
    "invented": invented_year.DIARY,
}


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory):
    """A year by its name, lived when it is first asked for."""

    @cache
    def lived(name: str) -> list[Moment]:
        return DIARIES[name].live(tmp_path_factory.mktemp(name)).moments

    return lived


@pytest.fixture
def moment(request: pytest.FixtureRequest, years) -> Moment:
    """The moment that a test is for: a year and a day in it."""
    year, name = request.param
    return next(m for m in years(year) if m.name == name)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "moment" in metafunc.fixturenames:
        found = [(year, name) for year, diary in DIARIES.items() for name in diary.moments]
        ids = [f"{year} {name}" for year, name in found]
        metafunc.parametrize("moment", found, ids=ids, indirect=True)
