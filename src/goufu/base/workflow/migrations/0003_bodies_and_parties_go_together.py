"""Tell the planner that a finance bureau is a party of a million projects, not of a sixth of them.

It would multiply the share of the bureau with the share of finance among the parties, and make a
list of all projects before it reads a page of them.
"""

from django.db import migrations

MADE = """
CREATE STATISTICS standing_of_a_body (mcv) ON organisation_id, party FROM workflow_standing
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0002_pairs_of_characters")]
    operations = [migrations.RunSQL(MADE, "DROP STATISTICS standing_of_a_body")]
