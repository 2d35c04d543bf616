"""ReportLab made ready, once in the life of the process: our faces, and what is mended in it. Comes before all that
measures or draws words."""

from workshop.document.render import fonts, patches

fonts.register()
patches.apply()
