"""Lines of one gap do not lie on one another and cross no more than they must."""

from __future__ import annotations

from builder.flows.drawing.tracks import Net, tracks


def test_a_straight_line_needs_no_track() -> None:
    """It only goes down."""
    assert {} == tracks([Net(7, 100, (100,))])


def test_lines_that_do_not_meet_share_a_track() -> None:
    """Both are at the top."""
    assert {1: 0, 2: 0} == tracks([Net(1, 0, (50,)), Net(2, 200, (150,))])


def test_the_line_that_goes_further_right_goes_across_above() -> None:
    """So that two lines from one box do not cross."""
    assert {1: 1, 2: 0} == tracks([Net(1, 100, (10,)), Net(2, 200, (22,))])


def test_the_line_that_goes_further_left_goes_across_above() -> None:
    """The same to the other side."""
    assert {1: 0, 2: 1} == tracks([Net(1, 0, (200,)), Net(2, 100, (212,))])


def test_lines_that_come_down_where_others_begin_stay_clear_of_them() -> None:
    """The line that begins at 100 is above the one that ends there, although both would then cross another."""
    found = tracks([Net(1, 100, (300,)), Net(2, 200, (100,)), Net(3, 150, (250,))])
    assert found[2] < found[1]


def test_wishes_that_go_round_in_a_circle_end() -> None:
    """Each of three lines begins where the next one ends."""
    found = tracks([Net(1, 0, (100,)), Net(2, 100, (200,)), Net(3, 200, (0,))])
    assert [0, 1, 2] == sorted(found.values())
