"""Whether the machine can spare work that nobody is waiting for: it is on mains power, and not busy."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """What matters of a machine's state."""

    on_battery: bool = False
    battery: float = 100.0
    """How full it is, in percent."""
    load: float = 0.0
    """Programs that want to run, as a share of the processors, in percent: 100 when each has one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When work that nobody waits for is put off; 0 is never, for either."""

    battery: int = 0
    """While on battery with less than so many percent."""
    load: int = 0
    """While the load is above so many percent."""


NO_LIMITS = Limits()


def reason_to_wait(limits: Limits, machine: Callable[[], Machine]) -> str:
    """Why the work is put off, in words; empty when it is not. The machine is looked at only when there are limits."""
    if not (limits.battery or limits.load):
        return ""
    now = machine()
    if limits.battery and now.on_battery and now.battery < limits.battery:
        return f"on battery, {now.battery:.0f} %"
    if limits.load and now.load > limits.load:
        return "the computer is busy"
    return ""


def this_machine() -> Machine:
    """The state of this machine; what it does not tell counts as nothing to wait for."""
    try:
        import psutil  # not needed without limits
    except ImportError:  # it is compiled, and does not come ready for every machine
        return Machine()
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    load = psutil.getloadavg()[0] * 100 / (psutil.cpu_count() or 1)
    if battery is None or battery.power_plugged is not False:
        return Machine(load=load)
    return Machine(on_battery=True, battery=battery.percent, load=load)
