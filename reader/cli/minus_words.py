"""Commands whose words may begin with a minus."""

from itertools import islice

import click


class MinusWords(click.Command):
    """A command that takes `-union` for a word: only what is one of its options, letter by letter, counts as such."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options first, then the words behind a `--`, as click wants them."""
        takes_value = {
            name: not option.is_flag
            for option in self.get_params(ctx)
            if isinstance(option, click.Option)
            for name in option.opts
        }
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words.extend(rest)
            elif arg in takes_value:
                options += [arg, *islice(rest, int(takes_value[arg]))]
            elif arg.startswith("--") or (takes_value.get(arg[:2]) and arg[2:].isdigit()):
                options.append(arg)
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words])
