"""The facilitator's pages."""
from __future__ import annotations

from flask import Blueprint

pages = Blueprint("facilitator", __name__, url_prefix="/facilitator")
