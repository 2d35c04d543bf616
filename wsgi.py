"""What a production server imports: `app` is the WSGI application, configured by WORKSHOP_* variables."""
from workshop.app import create_app

app = create_app()
