"""Calendar files from the browser, as an independent parser reads them, in several time zones and on odd days."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.keeping import Keeper, device, keep_url

__all__ = ["keep_url"]
pytestmark = pytest.mark.browser
UTC = datetime.UTC
LONDON, YORK, KOLKATA, LORD_HOWE = "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"
MOMENTS = [
    (LONDON, "2026-03-28", "09:00"), (LONDON, "2026-03-29", "00:59"), (LONDON, "2026-03-29", "02:00"),
    (LONDON, "2026-10-25", "00:30"), (LONDON, "2026-10-25", "02:30"), (LONDON, "2026-12-01", "09:00"),
    (YORK, "2026-03-08", "01:59"), (YORK, "2026-03-08", "03:00"), (YORK, "2026-11-01", "09:00"),
    (YORK, "2026-07-04", "23:45"), (KOLKATA, "2026-06-09", "14:30"), (KOLKATA, "2027-01-01", "00:00"),
    (LORD_HOWE, "2026-04-04", "23:00"), (LORD_HOWE, "2026-04-05", "03:00"), (LORD_HOWE, "2026-10-04", "02:30"),
    (LORD_HOWE, "2026-10-03", "09:00"),
]  # fmt: skip
"""Days and times that are there once, around the changes of the clocks and elsewhere."""


def in_utc(zone: str, day: str, time: str, fold: int = 0) -> datetime.datetime:
    """The moment, as the zones of Python have it."""
    local = datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone), fold=fold)
    return local.astimezone(UTC)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("zone", [LONDON, YORK, LORD_HOWE, KOLKATA])
def test_moments(browser: Browser, keep_url: str, zone: str) -> None:
    """A time by the clock of the device is the right moment, and ends after the length that was chosen."""
    with device(browser, zone) as page:
        keeper = Keeper(page, keep_url, "calendar")
        own = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")  # a zone can have two names
        expect(keeper.field("Time zone")).to_have_value(own)
        for _, day, time in (each for each in MOMENTS if each[0] == zone):
            keeper.fill(Day=day, Time=time, Length="90 minutes")
            event = keeper.event()
            assert event.start == in_utc(zone, day, time), (day, time)
            assert event.end - event.start == datetime.timedelta(minutes=90)


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [(LONDON, "2026-10-25", "01:30"), (YORK, "2026-11-01", "01:00"), (LORD_HOWE, "2026-04-05", "01:45")],
)
def test_times_that_come_twice(browser: Browser, keep_url: str, zone: str, day: str, time: str) -> None:
    """No file is made until one of the two is chosen; each is its own moment; another day asks no more."""
    with device(browser, zone) as page:
        keeper = Keeper(page, keep_url, "calendar")
        keeper.fill(Day=day, Time=time)
        keeper.press()
        choices = keeper.box.get_by_role("radio")
        expect(choices).to_have_count(2)
        expect(choices.first).to_be_focused()
        keeper.press()
        assert keeper.said() == "Choose one, and save again."
        for place in (0, 1):
            choices.nth(place).check()
            assert keeper.event().start == in_utc(zone, day, time, fold=place)
        keeper.fill(Day="2026-06-09")
        expect(choices.first).to_be_hidden()
        assert keeper.event().start == in_utc(zone, "2026-06-09", time)


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [(LONDON, "2026-03-29", "01:30"), (YORK, "2026-03-08", "02:00"), (LORD_HOWE, "2026-10-04", "02:15")],
)
def test_times_that_never_come(browser: Browser, keep_url: str, zone: str, day: str, time: str) -> None:
    """The page says that clocks skip this time, and makes no file."""
    with device(browser, zone, accept_downloads=True) as page:
        files: list[object] = []
        page.on("download", lambda download: files.append(download))
        keeper = Keeper(page, keep_url, "calendar")
        keeper.fill(Day=day, Time=time)
        keeper.press()
        wrong = "The clocks go forward then and skip this time. Check it with them."
        expect(keeper.field("Time")).to_have_accessible_description(wrong)
        expect(keeper.field("Time")).to_be_focused()
        assert (keeper.said(), files) == ("", [])


def test_another_zone_than_the_device(browser: Browser, keep_url: str) -> None:
    """A time of an invitation from elsewhere, and words that say both when and what to do with the file."""
    with device(browser, KOLKATA) as page:
        keeper = Keeper(page, keep_url, "calendar")
        keeper.fill(Day="2027-03-14", Time="09:00", Time_zone="America/New York")
        assert keeper.event().start == in_utc(YORK, "2027-03-14", "09:00")
        said = keeper.said().replace(",", "")
        saved = "Saved as appointment.ics: Sunday 14 March 2027 at 09:00 GMT-4."
        assert said == f"{saved} Open the file to add it to a calendar."


def test_form_of_the_file(browser: Browser, keep_url: str) -> None:
    """Lines end in CR LF and have 75 octets at most, no character is cut, and every text comes back as it was typed."""
    place = "Zoë Café, 3; back\\slash 😀 " * 9 + "\\n, the end"
    with device(browser) as page:
        keeper = Keeper(page, keep_url, "calendar")
        keeper.fill(Day="2027-06-09", Time="14:30", Place_or_link=place, Name_in_the_calendar="Dentist; 2,\\")
        name, data = keeper.saved()
        lines = data.split(b"\r\n")
        assert (name, lines[0], lines[-2:]) == ("appointment.ics", b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, lines)) in range(72, 76)
        assert [line.decode() for line in lines if line.startswith(b" ")]
        event = keeper.event()
        assert (event["SUMMARY"], event["LOCATION"]) == ("Dentist; 2,\\", place)
        assert {"UID", "DTSTAMP", "CLASS", "TRANSP"} <= event.keys()
        assert event["CLASS"] == "PRIVATE"
        assert (datetime.datetime.now(UTC) - event.DTSTAMP) < datetime.timedelta(hours=1)
        assert event["UID"] != keeper.event()["UID"]


def test_neutral_by_default(browser: Browser, keep_url: str) -> None:
    """Neither the file nor its name tells of an interview or of this site; a link is one that calendars open."""
    with device(browser) as page:
        keeper = Keeper(page, keep_url, "calendar")
        keeper.fill(Day="2027-06-09", Time="14:30", Place_or_link="https://example.com/room?a=1,2;3&b=ü")
        expect(keeper.box).to_contain_text("may copy it to an account, perhaps one at work")
        _, data = keeper.saved()
        event = keeper.event()
        assert event["SUMMARY"] == "Appointment"
        assert event["URL"] == "https://example.com/room?a=1,2;3&b=%C3%BC"
        assert event["LOCATION"] == "https://example.com/room?a=1,2;3&b=ü"
        assert not {word for word in (b"nterview", b"Test", b"127.0.0.1", b"Go there") if word in data}
        keeper.fill(Name_in_the_calendar=" ")
        assert keeper.event()["SUMMARY"] == "Appointment"


@pytest.mark.one_in(3)
@pytest.mark.parametrize(("chosen", "before"), [("1 hour before", 60), ("At that time", 0), ("24 hours before", 1440)])
def test_reminder(browser: Browser, keep_url: str, chosen: str, before: int) -> None:
    """A reminder to reply rings before the time, and takes none of it."""
    with device(browser) as page:
        keeper = Keeper(page, keep_url, "reply-by")
        keeper.fill(Day="2027-06-09", Time="17:00", Remind_me=chosen)
        assert keeper.saved()[0] == "reminder.ics"
        event = keeper.event()
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Reminder")
        assert isinstance(alarm, icalendar.Alarm)
        assert alarm.TRIGGER == datetime.timedelta(minutes=-before)
        assert (event["SUMMARY"], event["TRANSP"]) == ("Reminder", "TRANSPARENT")
        assert event.start == in_utc(LONDON, "2027-06-09", "17:00")


def test_missing_and_past(browser: Browser, keep_url: str) -> None:
    """A missing day or time is said at its field, by the key Enter, too; a past time is said, and made all the same."""
    with device(browser) as page:
        keeper = Keeper(page, keep_url, "calendar")
        keeper.field("Name in the calendar").press("Enter")
        expect(keeper.field("Day")).to_be_focused()
        expect(keeper.field("Day")).to_have_attribute("aria-invalid", "true")
        expect(keeper.field("Time")).to_have_accessible_description("Enter the time.")
        keeper.fill(Day="2020-06-09", Time="14:30")
        assert keeper.field("Time").get_attribute("aria-invalid") is None
        assert keeper.event().start == in_utc(LONDON, "2020-06-09", "14:30")
        assert keeper.said().endswith("That time has passed.")
