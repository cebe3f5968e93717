"""Makes plug-ins of what config.yaml says of them, and collects all that is wrong with the file."""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing import plugins
from briefing.config.schema import PluginKind
from briefing.config.yaml_lines import Fault, Key, Written
from briefing.errors import PluginError
from briefing.plugins import PluginSpec

# What a source may say besides its plug-in's options.
_OF_EVERY_SOURCE = ("name", "every")


@dataclass(slots=True, kw_only=True)
class PluginCheck:
    """Checks what the file says of plug-ins, and collects what is wrong with the file.

    Attributes:
        written: The file as read.
        faults: What is wrong with it; more is added.
        plugged: Whether plug-ins are imported to ask what they take.
    """

    written: Written
    faults: list[Fault] = field(default_factory=list)
    plugged: bool = True

    @property
    def folder(self) -> Path:
        """Where relative paths start."""
        return self.written.path.absolute().parent

    def fault(self, key: Key, message: str) -> None:
        """Say what is wrong with a key."""
        self.faults.append(Fault(key=key, message=message))

    def plugin(
        self, kind: PluginKind, raw: object, key: Key, *, zone: str | None = None
    ) -> PluginSpec | None:
        """The plug-in that an entry names, with its options checked; None after a fault.

        A plug-in with an option `zone` gets the edition's, unless it names one itself.
        """
        named = self._named(kind, raw, key)
        if named is None:
            return None
        use, options, first = named
        if not self.plugged:  # the short form's option has a name that only the plug-in knows
            where = self.written.where(key)
            return PluginSpec(use=use, options={"": first, **options}, where=where)
        return self._asked(kind, use, options, first, key, zone=zone)

    def _asked(
        self,
        kind: PluginKind,
        use: str,
        options: dict[str, object],
        first: object,
        key: Key,
        *,
        zone: str | None,
    ) -> PluginSpec | None:
        """A plug-in with the options that it says it takes."""
        if ":" in use:
            plugins.make_importable(self.folder)
        try:
            factory = plugins.find(kind, use)
        except PluginError as error:
            use_key = (*key, "use") if (*key, "use") in self.written.lines else (*key, use)
            self.fault(use_key if use_key in self.written.lines else key, str(error))
            return None
        allowed = plugins.option_names(factory)
        option = allowed[0] if allowed else None
        if first is not None and option is not None:
            options = {option: first, **options}
        if kind == "sources":
            options = _without(options, set(_OF_EVERY_SOURCE) - set(allowed))
        if zone is not None and "zone" in allowed:
            options.setdefault("zone", zone)
        arguments, wrong = plugins.check_options(factory, options, label=use, folder=self.folder)
        for found in wrong:
            self.fault(self._place(key, use, option, found.path), found.message)
        if wrong:
            return None
        if kind == "sources" and option is not None:
            arguments[option] = self._place_of(arguments.get(option))
        spec = PluginSpec(use=use, options=arguments, where=self.written.where(key))
        return spec if self._makes(kind, spec, key) else None

    def _makes(self, kind: PluginKind, spec: PluginSpec, key: Key) -> bool:
        """Whether the options also suit each other: the plug-in's constructor knows."""
        try:
            plugins.create(kind, dataclasses.replace(spec, where=""))
        except PluginError as error:
            option = next(iter(plugins.option_names(plugins.find(kind, spec.use))), None)
            for path, message in error.options:
                self.fault(self._place(key, spec.use, option, path), message)
            if not error.options:
                self.fault(key, str(error))
            return False
        return True

    def _place_of(self, value: object) -> object:
        """A source's first option says where it is: an address, or a file beside this file."""
        if isinstance(value, str) and value and "://" not in value:
            file = self.folder / Path(value).expanduser()
            return str(file) if file.exists() else value
        return value

    def _place(self, key: Key, use: str, option: str | None, path: Key) -> Key:
        """The short form has written its first option as the plug-in's name."""
        if path[:1] == (option,) and (*key, *path[:1]) not in self.written.lines:
            return (*key, use, *path[1:])
        return (*key, *path)

    def _named(
        self, kind: PluginKind, raw: object, key: Key
    ) -> tuple[str, dict[str, object], object] | None:
        """The name, the options, and the value of the short form, if it is one."""
        if isinstance(raw, str):
            return raw, {}, None
        if not isinstance(raw, Mapping) or not raw:
            self.fault(key, f"write 'use: NAME' with one of {', '.join(plugins.names(kind))}")
            return None
        options = {str(name): value for name, value in raw.items()}
        if "use" in options:
            return str(options.pop("use")), options, None
        use = next((name for name in options if plugins.known(kind, name)), next(iter(options)))
        first = options.pop(use)
        if isinstance(first, Mapping):
            self.fault((*key, use), f"write 'use: {use}' and its options beside it")
            return None
        return use, options, first


def _without(options: Mapping[str, object], left_out: Collection[str]) -> dict[str, object]:
    return {name: value for name, value in options.items() if name not in left_out}
