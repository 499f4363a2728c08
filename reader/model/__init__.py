"""The words of this program as frozen values; standard library only.

Times are aware UTC datetimes, ids are plain ints, collections are tuples.
"""
