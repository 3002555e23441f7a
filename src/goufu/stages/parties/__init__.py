"""The parties: who purchases, who provides, who helps; each register with its rules of entry."""
