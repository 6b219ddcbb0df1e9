"""What the README says that a merge does with what Word can hold is what it does."""

from __future__ import annotations

import pytest

from tests.word.features import FEATURES


@pytest.mark.parametrize("feature", FEATURES, ids=[feature.name for feature in FEATURES])
def test_a_feature_is_treated_as_the_readme_says(feature):
    assert feature.what_happens_beside_it() == feature.beside
    assert feature.what_happens_in_it() == feature.inside
