"""Stands in for zoneinfo._tzpath: there are no files of zones to be found in folders."""

import posixpath

TZPATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


class InvalidTZPathWarning(RuntimeWarning):
    pass


def find_tzfile(key):
    """Checks the name of a zone; the data comes from where Python looks next."""
    if posixpath.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    normal = posixpath.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if normal.startswith(".."):
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    return None


def available_timezones():
    from zoneinfo._common import zones

    return _state.current.machine.zones_of(zones)


def reset_tzpath(to=None):
    _state.current.refuse("folders with time zones (zoneinfo.reset_tzpath())")
