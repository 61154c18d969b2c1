"""Stands in for zoneinfo._common: Python's own, which finds the data of the zones in the library."""

import io
import marshal
import zipimport

_STOCK = "/lib/python314.zip"
_library = zipimport.zipimporter(_STOCK)
exec(_library.get_code("zoneinfo/_common"), globals())
# By their names, the files of all zones.
zones = marshal.loads(_library.get_data(f"{_STOCK}/retrace/zones"))


def load_tzdata(key):
    if key not in zones:
        raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
    return io.BytesIO(zones[key])
