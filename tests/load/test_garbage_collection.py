"""The collector of cyclic garbage is off meanwhile, and back as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from builder.load.garbage_collection import collector_off


def test_collector_is_off_meanwhile() -> None:
    """Inside another time, too."""
    with collector_off():
        with collector_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_is_on_again_after_a_mistake() -> None:
    """An exception goes through and leaves it on."""
    with pytest.raises(KeyError), collector_off():
        raise KeyError
    assert gc.isenabled()
