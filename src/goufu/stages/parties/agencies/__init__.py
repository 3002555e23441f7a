"""Agencies: who may be entrusted with purchases, what they are, how they serve.

Comes in: what an agency files, and from later stages the purchases it carried out. Goes out: who is
entrustable at a place on a day. Lecture R63, R64; 财库〔2018〕2号.
"""
