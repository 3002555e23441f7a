"""A function for the search in titles; see ``workflow/indexes.py``."""

from django.db import migrations

MADE = """
CREATE FUNCTION goufu_pairs(first text, second text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    whole text := CASE second WHEN '' THEN first ELSE first || ' ' || second END;
    letters text[] := string_to_array(upper(whole), NULL);
    pairs text[] := '{}';
BEGIN
    FOR n IN 1 .. cardinality(letters) - 1 LOOP
        pairs[n] := letters[n] || letters[n + 1];
    END LOOP;
    RETURN pairs;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_tables")]
    operations = [migrations.RunSQL(MADE, "DROP FUNCTION goufu_pairs(text, text)")]
