"""The parties: who purchases, who provides, who helps; each register has its rules of entry."""
