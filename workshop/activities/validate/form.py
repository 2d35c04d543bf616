"""What the facilitator sets for a validation: nothing here; sentences are chosen one by one beside the question."""

from __future__ import annotations

from wtforms import Form, HiddenField


class SetupForm(Form):
    """Carries the choice of sentences along while the question is edited."""

    left_out = HiddenField(filters=[lambda names: " ".join(names) if isinstance(names, list | tuple) else names])
    put_in = HiddenField(filters=[lambda names: " ".join(names) if isinstance(names, list | tuple) else names])

    def options_json(self) -> dict[str, object]:
        """What `Kind.options` checks."""
        return {"left_out": self.left_out.data or "", "put_in": self.put_in.data or ""}
