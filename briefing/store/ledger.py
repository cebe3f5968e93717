"""Remembers what was built and what was delivered, so that each happens once whatever crashes.

Builds: whoever wants to build claims the edition's day and gets a fence, a number that grows
with each claim. The claim is a lease that must be renewed; when it runs out, another may take
over, and the old owner's `finish` is refused because its fence is old.

Deliveries: a row says `sending` before anything leaves the house and `sent` after. A row left
at `sending` by a crash becomes `unknown`: nobody can tell whether the mail went out, and it is
not sent a second time unless asked.

Whose turn it is, is decided in `turns`; here rows are read, locked and written.
"""

from briefing.store.build_ledger import BuildLedger, Claim
from briefing.store.delivery_ledger import DeliveryLedger

__all__ = ["Claim", "Ledger"]


class Ledger(BuildLedger, DeliveryLedger):
    """The builds and deliveries of a store.

    Args:
        database: Where they are kept.
    """
