"""Rating after a service: who served in what, who says what of it and why, what is answered.

Shared by the registers of experts, agencies and third parties. Each keeps its own table by a
subclass of ``models.Service`` with the workflow that ``workflow.service_workflow`` makes.
"""
