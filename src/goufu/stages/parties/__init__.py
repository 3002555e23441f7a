"""The parties: who purchases, who provides, who helps; each register with its own rules of entry."""
