<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DefectDialog</name>
    <message numerus="yes">
        <source>%n defect(s) so far.</source>
        <translation>
            <numerusform>%n defect so far.</numerusform>
            <numerusform>%n defects so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n values were changed in both versions, each time differently.</source>
        <translation>
            <numerusform>%n value was changed in both versions, and differently.</numerusform>
            <numerusform>%n values were changed in both versions, each time differently.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrafficPanel</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message numerus="yes">
        <source>%n parts that nothing stands in for. Enter switches one off.</source>
        <translation>
            <numerusform>%n part that nothing stands in for. Enter switches it off.</numerusform>
            <numerusform>%n parts that nothing stands in for. Enter switches one off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mobile services</source>
        <translation>
            <numerusform>%n mobile service</numerusform>
            <numerusform>%n mobile services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections of others</source>
        <translation>
            <numerusform>%n connection of others</numerusform>
            <numerusform>%n connections of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accepting</name>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>%n repair</numerusform>
            <numerusform>%n repairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>badges</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message numerus="yes">
        <source>%n fields: {0}</source>
        <translation>
            <numerusform>%n field: {0}</numerusform>
            <numerusform>%n fields: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>export</name>
    <message numerus="yes">
        <source>Wrote %n files to &apos;{0}&apos;</source>
        <translation>
            <numerusform>Wrote %n file to &apos;{0}&apos;</numerusform>
            <numerusform>Wrote %n files to &apos;{0}&apos;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message numerus="yes">
        <source>%n cells were not taken. &apos;{0}&apos;: {1}</source>
        <translation>
            <numerusform>%n cell was not taken. &apos;{0}&apos;: {1}</numerusform>
            <numerusform>%n cells were not taken. &apos;{0}&apos;: {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views</name>
    <message numerus="yes">
        <source>%n elements hidden</source>
        <translation>
            <numerusform>%n element hidden</numerusform>
            <numerusform>%n elements hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>worksheets</name>
    <message numerus="yes">
        <source>%n open finding(s)</source>
        <translation>
            <numerusform>%n open finding</numerusform>
            <numerusform>%n open findings</numerusform>
        </translation>
    </message>
</context>
</TS>
