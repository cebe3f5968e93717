"""Options that cost nothing where nobody gives them, or gives text where text is asked for.

Typer has pydantic look at every value, also at those that are not there; to import it takes longer
than a short command.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperOption

from briefing.overriding import override

if TYPE_CHECKING:
    from typer._click import Context, Parameter


class LazyCommand(TyperCommand):
    """A command with such options."""

    @override
    def get_params(self, ctx: "Context") -> "list[Parameter]":
        """Its parameters, with the help option."""
        return lazy(super().get_params(ctx))


class _LazyOption(TyperOption):
    @override
    def process_value(self, ctx: "Context", value: Any) -> Any:  # noqa: ANN401 - as typer has it
        kind = self.type_descriptor
        plain = kind.annotation is str and kind.parameter_info.parser is None
        as_it_is = (value is None and not self.required) or (plain and isinstance(value, str))
        if not as_it_is or self.multiple or self.nargs != 1:
            return super().process_value(ctx, value)
        return value if self.callback is None else self.callback(ctx, self, value)


def lazy(parameters: "Sequence[Parameter]") -> "list[Parameter]":
    """A command's parameters; the options among them wait until they are given."""
    for parameter in parameters:
        if type(parameter) is TyperOption:  # as typer makes them; it takes no other class
            parameter.__class__ = _LazyOption
    return list(parameters)
