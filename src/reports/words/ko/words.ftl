# 정해진 목록의 낱말, 날짜, 기간, 범위.

## 기록의 종류

node-kind-COUNTRY = 국가
node-kind-CITY = 도시
node-kind-ORGANIZATION = 기관
node-kind-EMBASSY = 공관
node-kind-POSITION = 직위
node-kind-PERSON = 인물
node-kind-TOPIC = 주제
node-kind-PROGRAM = 사업
node-kind-SOURCE = 출처
node-kind-EVENT = 행사
node-kind-COMMITMENT = 약속
node-kind-RELATIONSHIP = 관계

## 행사

event-kind-MEETING = 면담
event-kind-COURTESY_CALL = 예방
event-kind-VISIT = 방문
event-kind-CALL = 전화·화상 통화
event-kind-SIGNING = 서명식
event-kind-CONFERENCE = 회의
event-kind-WORKSHOP = 워크숍
event-kind-ORIENTATION = 오리엔테이션
event-kind-LAUNCH = 출범식
event-kind-CEREMONY = 기념식
event-kind-RECEPTION = 리셉션
event-kind-OTHER = 기타 행사

event-status-ANNOUNCED = 예정
event-status-HELD = 개최
event-status-POSTPONED = 연기
event-status-CANCELLED = 취소

event-format-IN_PERSON = 대면
event-format-ONLINE = 화상
event-format-HYBRID = 대면·화상 병행

side-HOST = 주최 측
side-GUEST = 방문 측

participant-role-ATTENDEE = 참석자
participant-role-ORGANIZER = 주관자
participant-role-SPEAKER = 연사
participant-role-SIGNATORY = 서명자
participant-role-OBSERVER = 참관인
participant-role-MENTIONED = 언급

attendance-ATTENDED = 참석
attendance-INVITED = 초청
attendance-DECLINED = 불참 통보
attendance-ABSENT = 불참

attribution-STATED = 명시
attribution-INFERRED = 추정
attribution-UNRESOLVED = 미확인

certainty-CERTAIN = 확실
certainty-LIKELY = 유력
certainty-POSSIBLE = 가능성 있음

## 약속

commitment-action-INTRODUCE = 소개
commitment-action-INVITE = 초청
commitment-action-ATTEND = 참석
commitment-action-HOST = 개최
commitment-action-SUPPORT = 지원
commitment-action-SIGN = 서명
commitment-action-JOIN = 가입
commitment-action-OTHER = 기타

commitment-strength-PLEDGED = 약속
commitment-strength-INTENDED = 의향 표명
commitment-strength-INTEREST = 관심 표명
commitment-strength-REQUESTED = 요청

commitment-status-OPEN = 이행 전
commitment-status-FULFILLED = 이행 완료
commitment-status-LAPSED = 실효
commitment-status-WITHDRAWN = 철회

## 기관과 직위

organization-kind-INTERNATIONAL_ORGANIZATION = 국제기구
organization-kind-CITY_NETWORK = 도시 네트워크
organization-kind-GOVERNMENT = 중앙정부
organization-kind-CITY_GOVERNMENT = 시 정부
organization-kind-ASSOCIATION = 협회
organization-kind-UNIVERSITY = 대학·연구기관
organization-kind-COMPANY = 기업
organization-kind-NGO = 비정부기구
organization-kind-OTHER = 기타 기관

embassy-kind-EMBASSY = 대사관
embassy-kind-CONSULATE = 영사관
embassy-kind-PERMANENT_MISSION = 상주대표부
embassy-kind-DELEGATION = 대표부
embassy-kind-REPRESENTATIVE_OFFICE = 대표사무소

position-rank-HEAD = 기관장
position-rank-DEPUTY = 부기관장
position-rank-MINISTER = 장관·공사
position-rank-COUNSELLOR = 참사관
position-rank-SECRETARY = 서기관
position-rank-ATTACHE = 주재관
position-rank-STAFF = 직원
position-rank-OTHER = 기타

tenure-capacity-SUBSTANTIVE = 정식
tenure-capacity-ACTING = 대행
tenure-capacity-DESIGNATE = 내정
tenure-capacity-HONORARY = 명예

## 관계와 연결: 한쪽에서 다른 쪽으로 읽는다

relationship-kind-MEMBER_OF = 회원
relationship-kind-PARTNER_OF = 협력기관
relationship-kind-COOPERATES_WITH = 협력
relationship-kind-SUPPORTS = 지원
relationship-kind-SISTER_CITY_OF = 자매도시
relationship-kind-SUCCEEDED = 승계
relationship-kind-AGREEMENT_WITH = 협정 체결
relationship-kind-RELATED_TO = 관련

link-kind-MET = 면담
link-kind-CO_ATTENDED = 동석
link-kind-ENGAGED = 교류
link-kind-HOLDS = 재임
link-kind-POSITION_IN = 소속 직위
link-kind-ATTENDED = 참석
link-kind-ABOUT = 주제
link-kind-PART_OF = 소속
link-kind-LOCATED_IN = 소재지
link-kind-SENT_BY = 파견국
link-kind-RECEIVED_BY = 접수국
link-kind-RELATED = 관계
link-kind-PROMISED = 약속

centrality-measure-DEGREE = 연결 수
centrality-measure-PAGERANK = 페이지랭크
centrality-measure-BETWEENNESS = 매개 중심성
centrality-measure-CLOSENESS = 근접 중심성

## 출처, 이름, 열람 등급

stance-REPORTS = 보도
stance-ANNOUNCES = 예고
stance-CORRECTS = 정정
stance-CONTRADICTS = 반박

visibility-PUBLIC = 공개
visibility-INTERNAL = 내부용
visibility-CONFIDENTIAL = 대외비

other-name-kind-ALIAS = 다른 이름
other-name-kind-FORMER = 옛 이름
other-name-kind-NATIVE = 현지어 이름
other-name-kind-ROMANIZED = 로마자 표기
other-name-kind-ABBREVIATION = 약칭
other-name-kind-ERRONEOUS = 잘못된 표기

## 관계를 살펴야 하는 까닭

watch-list-class-LAPSED = 단절
watch-list-class-DORMANT = 휴면
watch-list-class-COOLING = 소원해짐
watch-list-class-ROTATED = 상대방 이임
watch-list-class-SINGLE_THREADED = 담당자 한 명뿐

## 다시 이을 길

door-kind-ANNOUNCED_EVENT = 함께 참석할 예정인 행사
door-kind-OPEN_PROMISE = 미이행 약속
door-kind-KNOWN_PERSON = 아는 사람
door-kind-NEW_HOLDER = 후임
door-kind-INTRODUCTION = 소개해 줄 사람

## 달

month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월

## 날짜

date-day = { $year }년 { $month } { $day }일
date-the-day = { $year }년 { $month } { $day }일
date-month = { $year }년 { $month }
date-year = { $year }년
date-decade = { $year }년대
date-day-of-month = { $year }년 { $month } 중 하루
date-day-of-year = { $year }년 중 하루
date-month-of-year = { $year }년 중 한 달
date-about = { $date }경
date-uncertain = { $date }(불확실)
date-since = { $date }부터
date-open = 현재
year-before-christ = 기원전 { $year }

## 두 날짜 사이의 한 날짜

between-days-of-month = { $from-year }년 { $from-month } { $from-day }일에서 { $until-day }일 사이
between-days-of-year = { $from-year }년 { $from-month } { $from-day }일에서 { $until-month } { $until-day }일 사이
between-days = { $from-year }년 { $from-month } { $from-day }일에서 { $until-year }년 { $until-month } { $until-day }일 사이
between-months-of-year = { $from-year }년 { $from-month }에서 { $until-month } 사이
between-months = { $from-year }년 { $from-month }에서 { $until-year }년 { $until-month } 사이
between-years = { $from-year }년에서 { $until-year }년 사이

## 기간

period-days-of-month = { $from-year }년 { $from-month } { $from-day }일~{ $until-day }일
period-days-of-year = { $from-year }년 { $from-month } { $from-day }일~{ $until-month } { $until-day }일
period-days = { $from-year }년 { $from-month } { $from-day }일~{ $until-year }년 { $until-month } { $until-day }일
period-months-of-year = { $from-year }년 { $from-month }~{ $until-month }
period-months = { $from-year }년 { $from-month }~{ $until-year }년 { $until-month }
period-years = { $from-year }년~{ $until-year }년
period-other = { $from } ~ { $until }

## 범위만 아는 수

bounds = { $at-least }~{ $at-most }
