"""Finds the templates and makes the Jinja environments that fill them.

The look lives in the checkout's `templates/`, which the wheel ships as `briefing/_templates`. A
user's own folder comes first: a file there replaces ours of the same name, or extends it with
`{% extends "default:brief.html.j2" %}`. Templates are sandboxed, an unknown name is an error, and
everything printed is escaped; prose is cleaned before, an address is left whole.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from traceback import extract_tb
from types import CodeType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.errors import RenderError
from briefing.overriding import override
from briefing.render.addresses import Address, local_path, safe_href
from briefing.render.phrases import blocks, counted, is_short, pieces, stands_for
from briefing.render.safe_text import clean, direction, script_language

FONTS = "fonts"
_FONT_PACKAGES = "fontpkg.family"
_PACKAGE = Path(__file__).resolve().parent.parent


def default_templates() -> Path:
    """Return the folder of the default look.

    The checkout's own comes first: an editable install may leave an old copy in the package.

    Raises:
        RenderError: if the installation has lost it.
    """
    for folder in (_PACKAGE.parent / "templates", _PACKAGE / "_templates"):
        if (folder / "brief.html.j2").is_file():
            return folder
    raise RenderError(
        f"the templates are missing beside {_PACKAGE}", hint="install the package again"
    )


def folders(templates: Path | None) -> tuple[Path, ...]:
    """Return the template folders in the order in which they win.

    Raises:
        RenderError: if the user's folder does not exist.
    """
    if templates is None:
        return (default_templates(),)
    if not templates.is_dir():
        raise RenderError(
            f"the template folder {templates} does not exist",
            hint="create it or take 'templates' out of the configuration",
        )
    return (templates, default_templates())


def font_folders(templates: Path | None) -> tuple[Path, ...]:
    """Return the folders that hold fonts: the user's first, then ours, then those of packages."""
    ours = tuple(path for folder in folders(templates) if (path := folder / FONTS).is_dir())
    return (*ours, *_packaged_fonts())


@cache
def _packaged_fonts() -> tuple[Path, ...]:
    """Return the folders of the installed font packages, in the order of their names.

    They come with the extra `fonts`; any other of the same maker serves as well.
    """
    from importlib.metadata import entry_points  # text is filled without fonts

    found = {}
    for point in entry_points(group=_FONT_PACKAGES):
        spec = find_spec(point.value)
        for home in (spec.submodule_search_locations or ()) if spec else ():
            if (folder := Path(home) / "files").is_dir():
                found[point.name] = folder
    return tuple(found[name] for name in sorted(found))


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, for as long as the process lives.

    A renderer makes its own environment for each brief; compiling takes longer than filling. Jinja
    adds the name, the file and what stands in it to the key.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, bool], CodeType] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(self._key(bucket))

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[self._key(bucket)] = bucket.code

    def _key(self, bucket: Bucket) -> tuple[str, str, bool]:
        return bucket.key, bucket.checksum, bucket.environment.finalize is None


_COMPILED = _Compiled()


def environment(
    templates: Path | None, *, printable: Callable[[str], str] | None = None
) -> ImmutableSandboxedEnvironment:
    """Make the environment for one renderer.

    Args:
        templates: The user's folder, or None.
        printable: What else to do to each text after cleaning it.
    """

    def shown(value: object) -> object:
        if isinstance(value, Markup | Address) or not isinstance(value, str):
            return value
        text = clean(value)
        return printable(text) if printable else text

    paths = folders(templates)
    files = [FileSystemLoader(path) for path in paths]
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*files, PrefixLoader({"default": files[-1]}, delimiter=":")]),
        autoescape=_escapes,
        undefined=StrictUndefined,
        finalize=pass_context(lambda _context, value: shown(value)),
        optimized=False,  # with this and the context, what is compiled holds nothing of ours
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "blocks": blocks,
        "clean": clean,
        "counted": counted,
        "dir": direction,
        "href": safe_href,
        "is_short": is_short,
        "path": local_path,
        "pieces": pieces,
        "script_language": script_language,
        "shown": shown,
        "stands_for": stands_for,
    }
    return made


def _escapes(name: str | None) -> bool:
    return name is None or not name.endswith(".txt.j2")


def fill(made: ImmutableSandboxedEnvironment, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template.

    Raises:
        RenderError: if it is missing, broken, asks for something that is not there, or tries
            something the sandbox forbids.
    """
    try:
        return made.get_template(name).render(values)
    except TemplateNotFound as error:
        raise RenderError(
            f"the template {error.name or name} does not exist",
            hint="see `briefing templates list`",
        ) from error
    except _FAULTS as error:
        raise RenderError(
            f"the template {_place(error, name)} cannot be filled: {error}",
            hint="mend your template or delete it to use the default one",
        ) from error


# What an expression in a template can raise; a user writes templates, so none of it is a bug of
# ours before the template has been looked at.
_FAULTS = (
    TemplateError,
    SecurityError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def _place(error: BaseException, name: str) -> str:
    """Say in which template and line an error was raised."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}, line {error.lineno}"
    for frame in reversed(extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return f"{Path(frame.filename).name}, line {frame.lineno}"
    return name


def style(made: ImmutableSandboxedEnvironment, *names: str) -> str:
    """Return style sheets as one text: the user's where there is one of that name.

    Raises:
        RenderError: if one is missing.
    """
    loader = made.loader
    assert loader is not None
    try:
        return "\n".join(loader.get_source(made, name)[0] for name in names)
    except TemplateNotFound as error:
        raise RenderError(
            f"the style sheet {error.name} does not exist", hint="see `briefing templates list`"
        ) from error
