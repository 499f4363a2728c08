"""Agencies that sell news and pictures, as they are named in bylines, credits and datelines."""

import re

NEWS_AGENCIES = (
    "Agence France-Presse", "AFP", "Anadolu Agency", "Anadolu", "ANSA", "Associated Press", "AP", "Bloomberg News",
    "Bloomberg", "DPA", "dpa", "EFE", "EPA-EFE", "EPA", "Interfax", "Kyodo", "PA Media", "Press Association", "PA",
    "Reuters", "RIA Novosti", "RIA", "TASS", "UPI", "Xinhua", "Yonhap",
)  # fmt: skip
PICTURE_AGENCIES = (
    "Alamy Stock Photo", "Alamy", "Getty Images", "Getty", "Imago", "iStock", "NurPhoto", "PA Images", "PA Wire",
    "Pexels", "Pixabay", "Rex Features", "Rex", "Shutterstock", "Unsplash", "USA TODAY Sports", "Wikimedia Commons",
    "Wikimedia", "Zuma Press", "Zuma",
)  # fmt: skip


def _joined(names: tuple[str, ...]) -> str:
    """A pattern for one of the names as written or in capitals; longer names before their beginnings."""
    forms = dict.fromkeys(form for name in names for form in (name, name.upper()))
    return rf"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})"


NEWS_AGENCY = _joined(tuple(name for name in NEWS_AGENCIES if name != "PA"))
"""A pattern; "PA" alone is too often something else."""
CREDITED_AGENCY = _joined((*NEWS_AGENCIES, *PICTURE_AGENCIES))
"""A pattern for whoever stands in the credit of a picture."""

_SHORT_FORMS = {
    "Agence France-Presse": "AFP", "Anadolu Agency": "Anadolu", "Associated Press": "AP", "Bloomberg News": "Bloomberg",
    "dpa": "DPA", "EPA-EFE": "EFE", "PA Media": "PA", "Press Association": "PA", "RIA Novosti": "RIA",
    "Thomson Reuters": "Reuters",
}  # fmt: skip


def agency_name(name: str) -> str:
    """The one name of an agency that goes by several, without an article; any other name as it is."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return _SHORT_FORMS.get(bare, bare if bare in NEWS_AGENCIES else name)
