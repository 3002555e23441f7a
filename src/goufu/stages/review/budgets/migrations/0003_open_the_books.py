"""Write the journal of the lines that are there already, from what is reserved on them."""

from django.db import migrations

FUNDS = "UPDATE budgets_budgetline SET fund = 'special' WHERE special_fund"

JOURNAL = """
DO $$
DECLARE
    line record;
    happened record;
    number bigint;
    available bigint;
    reserved bigint;
BEGIN
    FOR line IN SELECT * FROM budgets_budgetline ORDER BY id LOOP
        available := line.amount_fen;
        reserved := 0;
        INSERT INTO budgets_posting (move, at, project_code, document, reason, by)
        VALUES ('entered', line.opened_at, '', '', '', '') RETURNING id INTO number;
        INSERT INTO budgets_leg (posting_id, line_id, account, amount_fen, balance_fen) VALUES
            (number, line.id, 'granted', -line.amount_fen, -line.amount_fen),
            (number, line.id, 'available', line.amount_fen, line.amount_fen);
        FOR happened IN
            SELECT 'reserved' AS move, made_at AS at, project_code, amount_fen, id
            FROM budgets_reservation WHERE line_id = line.id
            UNION ALL
            SELECT 'released', released_at, project_code, -amount_fen, id
            FROM budgets_reservation WHERE line_id = line.id AND released_at IS NOT NULL
            ORDER BY at, id
        LOOP
            available := available - happened.amount_fen;
            reserved := reserved + happened.amount_fen;
            INSERT INTO budgets_posting (move, at, project_code, document, reason, by)
            VALUES (happened.move, happened.at, happened.project_code, '', '', '')
            RETURNING id INTO number;
            INSERT INTO budgets_leg (posting_id, line_id, account, amount_fen, balance_fen) VALUES
                (number, line.id, 'available', -happened.amount_fen, available),
                (number, line.id, 'reserved', happened.amount_fen, reserved);
        END LOOP;
        UPDATE budgets_budgetline
        SET available_fen = available, reserved_fen = reserved WHERE id = line.id;
    END LOOP;
END $$
"""

# What is reserved stands in the department's budget of the year, where it has one.
ITEMS = """
INSERT INTO budgets_budgetitem
    (department_id, year, budget_id, line_id, project_code, title, item_code, item_name, quantity,
     unit, scope, amount_fen, added_at)
SELECT line.department_id, line.year, budget.id, line.id, kept.project_code, kept.project_code, '',
       '', NULL, '', 'unknown', kept.amount_fen, kept.made_at
FROM budgets_reservation AS kept
JOIN budgets_budgetline AS line ON line.id = kept.line_id
LEFT JOIN budgets_departmentbudget AS budget
    ON budget.department_id = line.department_id AND budget.year = line.year
WHERE kept.released_at IS NULL
ORDER BY kept.id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('budgets', '0002_journal'),
    ]

    operations = [
        migrations.RunSQL(FUNDS, migrations.RunSQL.noop),
        migrations.RunSQL(JOURNAL, migrations.RunSQL.noop),
        migrations.RunSQL(ITEMS, migrations.RunSQL.noop),
    ]
